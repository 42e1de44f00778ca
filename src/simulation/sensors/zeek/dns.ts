import type { Lookup } from '../../activity.ts'
import type { Exchange } from './conn.ts'
import { type Fields, head, type Session, seconds } from './session.ts'

/** https://www.iana.org/assignments/dns-parameters, in the words of Zeek. */
const TYPES: Readonly<Record<string, number>> = {
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
}
const CODES: Readonly<Record<string, number>> = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3 }

/** The log of lookups: https://docs.zeek.org/en/master/logs/dns.html. Zeek writes names in lower case. */
export function dnsRow(session: Session, lookup: Lookup, { duration }: Exchange): Fields {
  const number = TYPES[lookup.type.toUpperCase()]
  const code = CODES[lookup.status]
  const hasAnswers = code === 0 && lookup.answers.length > 0
  return {
    ...head(session),
    proto: 'udp',
    trans_id: session.dice.whole(1, 65_535),
    // Measured where answers come.
    ...(hasAnswers ? { rtt: duration } : {}),
    query: lookup.name.toLowerCase(),
    qclass: 1,
    qclass_name: 'C_INTERNET',
    ...(number === undefined ? {} : { qtype: number, qtype_name: lookup.type.toUpperCase() }),
    ...(code === undefined ? {} : { rcode: code, rcode_name: lookup.status }),
    AA: false,
    TC: false,
    RD: true,
    RA: hasAnswers,
    Z: 0,
    ...(hasAnswers
      ? { answers: lookup.answers.map((answer) => answerOf(lookup, answer)), TTLs: lookup.answers.map(() => 300) }
      : {}),
    rejected: false,
  }
}

function answerOf({ type }: Lookup, answer: string): string {
  return type.toUpperCase() === 'TXT' ? `TXT ${Buffer.byteLength(answer)} ${answer}` : answer.toLowerCase()
}

/** Sizes of the messages (RFC 1035, section 4.1), and the time between them. */
export function exchangeOf({ dice }: Session, { name, type, status, answers }: Lookup): Exchange {
  const query = 12 + Buffer.byteLength(name) + 2 + 4
  const data = (answer: string): number =>
    type.toUpperCase() === 'A' ? 4 : type.toUpperCase() === 'AAAA' ? 16 : Buffer.byteLength(answer) + 2
  const told = status === 'NOERROR' ? answers : []
  const response = told.reduce((sum, answer) => sum + 12 + data(answer), query)
  return { duration: seconds(dice.whole(2, 60) + dice.whole(1, 999) / 1000), query, response }
}
