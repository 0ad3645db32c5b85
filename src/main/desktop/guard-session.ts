import type { Session } from 'electron'

/** The page asks for no permission, so none is given: no camera, no location, no notifications, no devices. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}
