"""Who is who in the cluster: units, seasons and their officers, people, roles, invitations, permissions."""
