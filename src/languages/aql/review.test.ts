import { describe, expect, it } from 'vitest'
import { applyFixes } from '../../diagnostics/diagnostic.ts'
import { orderOfPattern } from './pattern-order.ts'
import { review } from './review.ts'

const found = (text: string): readonly (readonly [code: string, place: string])[] =>
  review({ name: 'query.aql', text }).map((d) => [d.code.slice('lint/'.length), text.slice(d.span.start, d.span.end)])

describe('finds', () => {
  it.each([
    [
      `SELECT "EventID" FROM events WHERE "eventid" = '5' OR "Process CommandLine" ILIKE '%x%'`,
      [
        ['old-property', '"EventID"'],
        ['old-property', '"Process CommandLine"'],
      ],
    ],
    [`SELECT qid FROM events WHERE devicetype IN (11, '229')`, [['unassigned-log-source-type', `'229'`]]],
    [
      `SELECT qid FROM events WHERE qid IN (SELECT qid FROM events WHERE 229 = LOGSOURCETYPEID)`,
      [['unassigned-log-source-type', '229']],
    ],
    [`SELECT DATEFORMAT(starttime, 'HH:mm') "Event Time" FROM flows`, [['receipt-time', '"Event Time"']]],
    [`SELECT DATEFORMAT(starttime, 'dd.MM.yyyy') AS t FROM events ORDER BY T LIMIT 5`, [['formatted-order', 'T']]],
    [
      `SELECT DATEFORMAT(starttime, 'dd.MM.yyyy') AS t, COUNT(*) FROM events GROUP BY t ORDER BY 't'`,
      [['formatted-order', `'t'`]],
    ],
    [`SELECT qid FROM events ORDER BY qid DESC, username`, [['unlimited-order', 'qid DESC']]],
    [`SELECT username FROM events WHERE "Event ID" IN ('1', 3) AND destinationport = 443`, [['both-directions', '3']]],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })
})

describe('lets pass', () => {
  it.each([
    `SELECT "Event ID", Command AS "EventID" FROM events WHERE devicetype = 12 AND qid = 229 ORDER BY "EventID" LIMIT 3`,
    `SELECT DATEFORMAT(devicetime, 'HH') AS "Event Time", DATEFORMAT(starttime, 'HH') AS "Start Time" FROM events`,
    `SELECT DATEFORMAT(starttime, 'yyyy-MM-dd') AS day, COUNT(*) FROM events GROUP BY day ORDER BY day`,
    `SELECT COUNT(*) AS n FROM events ORDER BY n`,
    `SELECT a FROM (SELECT a FROM events ORDER BY a) LIMIT 3`,
    `SELECT username FROM events WHERE "Event ID" = 3 AND destinationport = 443 AND Initiated = 'true'`,
    `SELECT username FROM events WHERE "Event ID" = 3`,
    `SELECT`,
    ``,
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })
})

it('sorts by the time itself where the text is sorted like it', () => {
  const text = `SELECT DATEFORMAT(devicetime, 'yyyy-MM-dd HH:mm') AS t FROM events ORDER BY t DESC LIMIT 9`
  const fixes = review({ name: 'q', text }).flatMap((d) => d.fixes)
  expect(applyFixes(text, fixes)).toBe(text.replace('BY t DESC', 'BY devicetime DESC'))
})

it.each([
  ['yyyy-MM-dd HH:mm:ss', undefined],
  ["yyyy.MM.dd 'at' HH:mm:ss.SSS Z", undefined],
  ['yyyy', undefined],
  ['dd/MM/yyyy', 'the year does not come before `dd`'],
  ['yyyy-MM-dd hh:mm a', 'the hour does not come before `hh`'],
  ['yyyy-M-dd', '`M` does not sort by the month'],
  ['yyyy-MMM-dd', '`MMM` does not sort by the month'],
])('%s: %s', (pattern, problem) => {
  expect(orderOfPattern(pattern)).toBe(problem)
})
