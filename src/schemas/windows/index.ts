import type { WindowsEvent } from './event.ts'
import { POWERSHELL, SERVICES } from './powershell.ts'
import { SECURITY } from './security.ts'
import { SYSMON } from './sysmon.ts'

/** Every Windows event that has a place of its own in the event model. */
export const WINDOWS_EVENTS: readonly WindowsEvent[] = [...SYSMON, ...SECURITY, ...POWERSHELL, ...SERVICES]
