// Light or dark: the system's choice until somebody makes another. Runs before the page is drawn, so that nothing flashes.

(() => {
  const KEY = "practice-theme";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const kept = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const apply = () => { root.dataset.theme = kept() || (dark.matches ? "dark" : "light"); };
  dark.addEventListener("change", apply);
  apply();

  addEventListener("DOMContentLoaded", () => {
    const toggle = document.getElementById("toggle-theme");
    const tell = () => toggle.setAttribute("aria-pressed", String(root.dataset.theme === "dark"));
    toggle.addEventListener("click", () => {
      const next = root.dataset.theme === "dark" ? "light" : "dark";
      try { localStorage.setItem(KEY, next); } catch { /* a browser that keeps nothing still changes for now */ }
      root.dataset.theme = next;
      tell();
    });
    dark.addEventListener("change", tell);
    tell();
  });
})();
