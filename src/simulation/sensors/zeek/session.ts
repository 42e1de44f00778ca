import type { Json } from '../../../types/codec.ts'
import type { Connection, Endpoint, Lookup } from '../../activity.ts'
import { Dice } from '../../dice.ts'
import { numberOf } from '../../identity.ts'
import { endsOf } from '../../network.ts'

export type Fields = Readonly<Record<string, Json>>

/** A connection as it passes the sensor: the originator's side first. */
export interface Session {
  readonly uid: string
  /** Epoch milliseconds. */
  readonly at: number
  readonly orig: Endpoint
  readonly resp: Endpoint
  readonly dice: Dice
  /** Whether each side is in the site's own networks: private addresses, by default. */
  readonly isLocalOrig: boolean
  readonly isLocalResp: boolean
}

const LOOPBACK = /^(?:127\.|::1$|0\.0\.0\.0$|localhost$)/
const PRIVATE =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|169\.254\.|f[cd]|fe[89ab])/i

/** What a sensor in the network sees pass; undefined for what never leaves the host. */
export function sessionOf(activity: Connection | Lookup): Session | undefined {
  const { host, guid } = activity.process
  const dice = new Dice(numberOf('zeek', guid, activity.serial))
  const [orig, resp] =
    activity.kind === 'lookup'
      ? [
          { address: host.address, port: activity.localPort },
          { address: activity.server, port: 53 },
        ]
      : endsOf(activity)
  if (LOOPBACK.test(orig.address) || LOOPBACK.test(resp.address) || orig.address === resp.address) return undefined
  return {
    uid: activity.kind === 'lookup' ? `C${letters(dice)}` : activity.uid,
    at: activity.at,
    orig,
    resp,
    dice,
    isLocalOrig: PRIVATE.test(orig.address),
    isLocalResp: PRIVATE.test(resp.address),
  }
}

/** What every log of a connection begins with; `after` in milliseconds. */
export function head({ uid, at, orig, resp }: Session, after = 0): Record<string, Json> {
  return {
    ts: seconds(at + after + microsOf(uid)),
    uid,
    'id.orig_h': orig.address,
    'id.orig_p': orig.port,
    'id.resp_h': resp.address,
    'id.resp_p': resp.port,
  }
}

/** Seconds to the microsecond. */
export const seconds = (milliseconds: number): number => Number((milliseconds / 1000).toFixed(6))

/** Below a millisecond, which activities do not tell. */
const microsOf = (uid: string): number => (1 + (numberOf('micros', uid) % 998)) / 1000

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const letters = (dice: Dice): string =>
  Array.from({ length: 17 }, () => ALPHABET[dice.whole(0, ALPHABET.length - 1)]).join('')
