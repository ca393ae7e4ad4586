// Files dragged onto a column.

/** Put files dropped on this node into the composer, while one can write there. */
export function takeDrops(node, composer) {
  const carries = (event) => event.dataTransfer.types.includes("Files") && composer.form.isConnected;
  node.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    node.classList.add("dropping");
  });
  node.addEventListener("dragleave", (event) => { if (!node.contains(event.relatedTarget)) node.classList.remove("dropping"); });
  node.addEventListener("drop", (event) => {
    node.classList.remove("dropping");
    if (!carries(event)) return;
    event.preventDefault();
    composer.tray.add(event.dataTransfer.files);
    composer.focus();
  });
}
