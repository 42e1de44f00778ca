import type { Lookup } from '../../activity.ts'
import { messageSizes } from '../../exchange.ts'
import { recordType } from '../../network.ts'
import type { Exchange } from './conn.ts'
import { type Fields, head, type Session, seconds } from './session.ts'

const CODES: Readonly<Record<string, number>> = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3 }

/** The log of lookups: https://docs.zeek.org/en/master/logs/dns.html. Zeek writes names in lower case. */
export function dnsRow(session: Session, lookup: Lookup, { duration }: Exchange): Fields {
  const number = recordType(lookup.type)
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

/** The messages, and the time between them. */
export function timedExchange({ dice }: Session, lookup: Lookup): Exchange {
  return { duration: seconds(dice.whole(2, 60) + dice.whole(1, 999) / 1000), ...messageSizes(lookup) }
}
