import type { Connection, Lookup } from './activity.ts'

/** The datagrams of a query to a DNS server, as sensors of connections see them. */
export function exchangeOf(lookup: Lookup): Connection {
  const { at, process, serial, name, answers, server, localPort, status } = lookup
  const answered = answers.reduce((sum, answer) => sum + answer.length + 12, 0)
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
    bytesOut: 18 + name.length,
    bytesIn: status === 'TIMEOUT' ? 0 : 34 + name.length + answered,
    duration: 20,
    service: 'dns',
    uid: `C${process.guid.slice(0, 9)}${localPort.toString(36)}${serial.toString(36)}`.padEnd(18, 'x').slice(0, 18),
  }
}
