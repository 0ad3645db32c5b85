import type { Session } from 'electron'

/** The page copies addresses and texts when the user presses a button; it asks for nothing else. */
const granted = new Set(['clipboard-sanitized-write'])

/** Gives the page no permission but to copy: no camera, no location, no notifications, no devices. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(granted.has(permission)))
  session.setPermissionCheckHandler((_contents, permission) => granted.has(permission))
  session.setDevicePermissionHandler(() => false)
}
