import type { Activity, Process } from '../activity.ts'
import { numberOf } from '../identity.ts'

/** Of the event that the kernel writes of an activity: hosts had others before. */
export const auditSerial = ({ serial, process }: Activity): number =>
  1000 + (numberOf('audit', process.host.name) % 90_000) + serial

/** What the kernel writes for an id that was never set. */
const UNSET = '4294967295'
/** Ids of people begin here (login.defs(5), UID_MIN). */
const FIRST_PERSON = 1000

/** Of a person the login session; services have none. */
export function loginOf({ host, user }: Process): {
  readonly auid: string
  readonly session: string
  readonly terminal: string
} {
  if (Number(user.uid) < FIRST_PERSON) return { auid: UNSET, session: UNSET, terminal: '(none)' }
  return { auid: user.uid, session: String(2 + (numberOf('session', host.name, user.name) % 400)), terminal: 'pts0' }
}
