import type { Sensor } from '../sensor.ts'
import { DEFENDER } from './defender/index.ts'
import { FALCON } from './falcon/index.ts'
import { AUDITD, SYSMON_LINUX } from './linux.ts'
import { QRADAR } from './qradar/events.ts'
import { QRADAR_FLOWS } from './qradar/flows.ts'
import { SENTINEL } from './sentinel/index.ts'
import { SUMO } from './sumo.ts'
import { POWERSHELL, SYSMON, WINDOWS_SECURITY } from './windows.ts'
import { ZEEK } from './zeek/index.ts'

/** Every sensor that scenarios compile to. */
export const SENSORS: readonly Sensor[] = [
  SYSMON,
  WINDOWS_SECURITY,
  POWERSHELL,
  SUMO,
  DEFENDER,
  FALCON,
  AUDITD,
  SYSMON_LINUX,
  SENTINEL,
  ZEEK,
  QRADAR,
  QRADAR_FLOWS,
]
