import type { Sensor } from '../sensor.ts'
import { DEFENDER } from './defender/index.ts'
import { FALCON } from './falcon/index.ts'
import { AUDITD, SYSMON_LINUX } from './linux.ts'
import { SENTINEL } from './sentinel/index.ts'

/** Every sensor that scenarios compile to. */
export const SENSORS: readonly Sensor[] = [DEFENDER, FALCON, AUDITD, SYSMON_LINUX, SENTINEL]
