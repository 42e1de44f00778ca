import type { Connection, Lookup } from './activity.ts'
import { recordType } from './network.ts'

/** The datagrams of a query to a DNS server, as sensors of connections see them. */
export function exchangeOf(lookup: Lookup): Connection {
  const { at, process, serial, server, localPort, status } = lookup
  const { query, response } = messageSizes(lookup)
  return {
    kind: 'connection',
    at,
    process,
    serial,
    transport: 'udp',
    direction: 'outbound',
    state: 'established',
    local: { address: process.host.address, port: localPort },
    remote: { address: server, port: 53 },
    bytesOut: query,
    bytesIn: status === 'TIMEOUT' ? 0 : response,
    duration: 20,
    service: 'dns',
    uid: `C${process.guid.slice(0, 9)}${localPort.toString(36)}${serial.toString(36)}`.padEnd(18, 'x').slice(0, 18),
  }
}

/** Bytes of the question and of the answer (RFC 1035, section 4.1). */
export function messageSizes({ name, type, status, answers }: Lookup): {
  readonly query: number
  readonly response: number
} {
  const query = 12 + Buffer.byteLength(name) + 2 + 4
  if (status !== 'NOERROR') return { query, response: query }
  const number = recordType(type)
  const data = (answer: string): number => (number === 1 ? 4 : number === 28 ? 16 : Buffer.byteLength(answer) + 2)
  return { query, response: answers.reduce((sum, answer) => sum + 12 + data(answer), query) }
}
