import { describe, expect, test } from 'vitest'
import { Report } from '../../../diagnostics/diagnostic.ts'
import { printQuery } from '../print.ts'
import { parseQuery } from '../query-parser.ts'

function read(text: string): { readonly printed: string; readonly errors: readonly string[] } {
  const report = new Report({ name: 'query', text: `* | ${text}` })
  const { query } = parseQuery(report)
  const printed = printQuery(query).replace(/^\*\n\| /, '')
  return { printed, errors: report.diagnostics.map((d) => d.code) }
}

describe('operators on groups and series', () => {
  test.each([
    ['timeslice', 'timeslice'],
    ['timeslice as all', 'timeslice as all'],
    ['timeslice by 15 m', 'timeslice 15m'],
    ['timeslice 30 buckets as b', 'timeslice 30 buckets as b'],
    ['DEDUP', 'dedup'],
    ['dedup 2 a, b', 'dedup 2 by a, b'],
    ['dedup consecutive 3 by a', 'dedup consecutive 3 by a'],
    ['count_frequent(a, b)', 'count_frequent a, b'],
    ['bin size width = 10, min=-1.5 max=20', 'bin size width=10, min=-1.5, max=20'],
    ['rollingstd(a), 5 by b as c', 'rollingstd a, 5 as c by b'],
    ['sum (a) group b', 'sum(a) by b'],
    ['values(a) by b as c', 'values(a) as c by b'],
    ['transpose row a, b column c', 'transpose row a, b column c'],
    ['transpose row a column b as %"x y", z, *', 'transpose row a column b as %"x y", z, *'],
    ['transpose row a column b as *', 'transpose row a column b as *'],
    ['fillmissing timeslice', 'fillmissing timeslice'],
    [
      'fillmissing timeslice (15m) in t, values all in a with -1 for b, "x" for c, null for d takelast',
      'fillmissing timeslice(15m) in t, values all in a with -1 for b, "x" for c, null for d takeLast',
    ],
    ['fillmissing values ("a", "b \\"c\\"") in d', 'fillmissing values("a", "b \\"c\\"") in d'],
    [
      'outlier a by b window=5,threshold = 2.5,consecutive=2, direction=+-',
      'outlier a window=5, threshold=2.5, consecutive=2, direction=+- by b',
    ],
    ['outlier a direction=- window=3', 'outlier a direction=-, window=3'],
    ['compare timeshift -1d', 'compare with timeshift 1d'],
    [
      'compare with timeshift 12h, timeshift 1d 3 AVG as a, timeshift 1w 2',
      'compare with timeshift 12h, timeshift 1d 3 avg as a, timeshift 1w 2',
    ],
    [
      'transaction on a, b fringe=10m with "*x*" as x, with "y" in c as y results by flow',
      'transaction on a, b fringe=10m with "*x*" as x, with "y" in c as y results by flow',
    ],
    [
      'transaction on a with states p as q, %"r s" in t',
      'transaction on a with states p as q in t, with states %"r s" as %"r s" in t',
    ],
    [
      'transactionize a, b as g keepOrphans = false (merge a takeFirst, b join with "\\n" as c, d)',
      'transactionize a, b as g keepOrphans=false (merge a takeFirst, b join with "\\n" as c, d)',
    ],
    ['transactionize a maxlogs=3 startsWith="x";strict', 'transactionize a maxlogs=3 startsWith="x";strict'],
    [
      'filter a b in (sum(c) by a, b | top 2 a by _sum) | count',
      'filter a, b in (sum(c) by a, b | top 2 a by _sum)\n| count',
    ],
    ['merge', 'merge'],
    [
      'transaction on a with "b" as c results by transaction showing sum("1") for c as n, max(d) as m, count',
      'transaction on a with "b" as c results by transactions showing sum("1") for c as n, max(d) as m, count',
    ],
    ['merge a, b takeDistinct as c, _messageTime takelast', 'merge a, b takeDistinct as c, _messageTime takeLast'],
  ])('%s', (text, printed) => {
    expect(read(text)).toEqual({ printed, errors: [] })
    expect(read(printed)).toEqual({ printed, errors: [] })
  })

  test.each([
    'timeslice 5 minutes',
    'bin size',
    'transpose row a',
    'transpose row a column b as',
    'fillmissing a',
    'fillmissing values() in a',
    'fillmissing values("a")',
    'fillmissing timeslice with 0',
    'outlier',
    'outlier a window',
    'compare',
    'compare 1d',
    'transaction a with "b" as c',
    'transaction on a',
    'transaction on a with states',
    'transaction on a with "b" as c results by transactions showing',
    'transactionize a (count)',
    'filter a in (count',
    'filter a (count)',
    'merge a join with b',
  ])('%s cannot be read', (text) => {
    expect(read(text).errors).toEqual(['syntax/unexpected'])
  })
})
