import { describeKql, describeRefusals } from './kql-cases.ts'

const ROWS = 'let T = datatable(n: long, k: string)[1, "x", 2, "y", 3, "x"]; '

describeKql('values that the query computes (toscalar-function.md)', [
  ['let least = toscalar(print 4); range v from least to 1 step -2', [4], [2]],
  ['range v from toscalar(print 1.5) to 3 step 0.5', [1.5], [2], [2.5], [3]],
  ['range v from toscalar(print 1h) to 3h step 1h | project v / 1h', [1], [2], [3]],
  ['range v from toscalar(print 5) to 1 step 1'],
  ['range v from toscalar(print long(null)) to 5 step 1'],
  ['range v from 1 to 2500 step 1 | summarize count(), sum(v), max(v)', [2500, 3_126_250, 2500]],
  ['range v from 0.0 to 1000.0 step 0.5 | summarize count(), max(v)', [2001, 1000]],
  ['range v from -1 to -1500 step -1 | summarize count(), min(v)', [1500, -1500]],
  ['range v from datetime(2026-01-01) to datetime(2026-01-02) step 1m | summarize dcount(v), count()', [1441, 1441]],
  ['range v from 1 to 10 step 1 | take 1 + 1', [1], [2]],
  ['range v from 1 to 10 step 1 | take toscalar(print 2)', [1], [2]],
  ['range v from 1 to 10 step 1 | take toscalar(print -1)'],
  [`${ROWS}T | top toscalar(T | where k == "x" | count) by n | project n`, [3], [2]],
  [`${ROWS}T | top-nested toscalar(print 1) of k by sum(n)`, ['x', 4]],
  [`${ROWS}T | summarize share = 100 * sum(n) / toscalar(T | summarize sum(n)) by k`, ['x', 66], ['y', 33]],
  [`${ROWS}T | where n > 9 | summarize total = sum(n) + toscalar(print 5)`, [5]],
  [`${ROWS}let above = (least: long) { T | where n > least }; above(toscalar(T | summarize min(n))) | count`, [2]],
  [`${ROWS}let above = (least: real) { toscalar(T | where n > least | count) }; print above(toscalar(print 1))`, [2]],
  [`${ROWS}T | where n between (toscalar(print 2) .. toscalar(print 3)) | count`, [2]],
])

describeRefusals('bounds and numbers of rows', [
  ['range v from 1 to long(null) step 1', /null/],
  ['print v = 1 | take -1', /negative/],
])

const SIDES =
  'let L = datatable(k: long, s: string, a: long)[1, "x", 10, 1, "", 11, long(null), "", 12];' +
  'let R = datatable(k: long, t: string, b: long)[1, "x", 5, long(null), "", 6];'

describeKql('join and lookup (join-operator.md, lookup-operator.md)', [
  [`${SIDES} L | join kind=inner R on k and $left.s == $right.t | project a, b`, [10, 5]],
  [`${SIDES} L | join kind=inner R on ($left.k == $right.k), $left.s == $right.t | project a, b`, [10, 5]],
  [`${SIDES} L | join kind=leftanti R on k | project a`, [12]],
  [`${SIDES} L | join kind=leftsemi R on $left.s == $right.t | project a`, [10], [11], [12]],
  [`${SIDES} L | lookup kind=inner R on k and $left.s == $right.t`, [1, 'x', 10, 5]],
  [`${SIDES} L | lookup (R | project k, s = t) on k | where isnull(k)`, [null, '', 12, '']],
  [`${SIDES} L | join R on k | project a, b`, [10, 5]],
  [`${SIDES} L | join R on k | where a > 10 | project a, b`, [11, 5]],
  [`${SIDES} L | join kind=innerunique R on k | where b == 5 and s == "" | where a > 0 | project a, b`, [11, 5]],
  [`${SIDES} L | join R on k | take 5 | where a > 10 | project a, b`],
])

describeKql('narrow (narrow-plugin.md)', [
  [
    'datatable(a: string, b: long, c: int)["x", 1, int(2), "", long(null), int(null)] | evaluate narrow()',
    [0, 'a', 'x'],
    [0, 'b', '1'],
    [0, 'c', '2'],
    [1, 'a', ''],
    [1, 'b', ''],
    [1, 'c', ''],
  ],
  ['datatable(a: string)[] | evaluate narrow()'],
])

describeRefusals('narrow of types that the page shows otherwise', [
  ['print a = true | evaluate narrow()', /a column of type bool/],
  ['print a = now() | evaluate narrow()', /a column of type datetime/],
])
