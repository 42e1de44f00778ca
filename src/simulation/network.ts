import type { Connection, Endpoint } from './activity.ts'
import type { Transport } from './scenario.ts'

/** Numbers and kinds that sensors of connections and lookups share. */

/** https://www.iana.org/assignments/protocol-numbers */
export const PROTOCOL_NUMBERS: Readonly<Record<Transport, number>> = { icmp: 1, tcp: 6, udp: 17 }

/** Types of records: https://www.iana.org/assignments/dns-parameters */
const RECORD_TYPES: Readonly<Record<string, number>> = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  NULL: 10,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  SVCB: 64,
  HTTPS: 65,
  ANY: 255,
}

/** The number of a type of records; types without a name are written as `TYPE99` (RFC 3597). */
export function recordType(name: string): number | undefined {
  const type = name.toUpperCase()
  const number = /^TYPE(\d{1,5})$/.exec(type)?.[1]
  return number === undefined ? RECORD_TYPES[type] : Number(number)
}

/** An address by which a host reaches itself. */
export const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1'

/** Who asked for the connection, and who was asked. */
export function endsOf({ direction, local, remote }: Connection): readonly [client: Endpoint, server: Endpoint] {
  return direction === 'outbound' ? [local, remote] : [remote, local]
}
