import type { Process } from '../activity.ts'
import { seedOf } from '../identity.ts'

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
  return { auid: user.uid, session: String(2 + (seedOf('session', host.name, user.name) % 400)), terminal: 'pts0' }
}
