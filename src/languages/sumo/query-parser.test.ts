import { describe, expect, test } from 'vitest'
import { Report } from '../../diagnostics/diagnostic.ts'
import { printQuery, printTree } from './print.ts'
import { parseQuery } from './query-parser.ts'

function parse(text: string) {
  const report = new Report({ name: 'query', text })
  const { query, trailing } = parseQuery(report)
  const errors = report.diagnostics.map((d) => `${d.code} ${text.slice(d.span.start, d.span.end)}`)
  return { query, trailing, errors, printed: printQuery(query) }
}

describe('operators', () => {
  test.each([
    ['* | count', '*\n| count'],
    ['error | count(*) group by a, %"b c"', 'error\n| count(*) by a, %"b c"'],
    ['| sort - a, b asc', '\n| sort by a desc, b asc'],
    ['* | order + a', '*\n| sort by a asc'],
    ['* | where a = 1 and (b = 2 or c = 3)', '*\n| where a = 1 and (b = 2 or c = 3)'],
    ['* | where not a in ("x") && b not in ("y")', '*\n| where !(a in ("x")) and b not in ("y")'],
    ['* | where (a matches("x*"))', '*\n| where a matches "x*"'],
    ['* | where a contains b', '*\n| where contains(a, b)'],
    ['* | a / b / c as d', '*\n| a / b / c as d'],
    ['* | a - (b - c) as d', '*\n| a - (b - c) as d'],
    ['* | 15 - -5 as sq', '*\n| 15 - - 5 as sq'],
    ['* | replace(a, /x\\/y/, "b") as c', '*\n| replace(a, /x\\/y/, "b") as c'],
    ['* | parse "a=*" as (x) nodrop', '*\n| parse "a=*" as x nodrop'],
    ['* | extract field=a "(?<b>.)" multi nodrop', '*\n| parse regex field=a "(?<b>.)" nodrop multi'],
    ['* | json field=_raw "a", "b.c" nodrop as x, y', '*\n| json field=_raw "a", "b.c" as x, y nodrop'],
    ['* | json auto maxdepth 2 nodrop', '*\n| json auto maxdepth 2 nodrop'],
    ['* | timeslice by 1 h as t', '*\n| timeslice 1h as t'],
    ['* | timeslice as t', '*\n| timeslice as t'],
    ['* | "100" / a * (b / c) as d', '*\n| "100" / a * (b / c) as d'],
    ['* | {{a}} / b as c | d / e as f', '*\n| {{a}} / b as c\n| d / e as f'],
    ['* | a % ("7") as b', '*\n| a % ("7") as b'],
    ['* | max(a, b) as c | max(a) by d', '*\n| max(a, b) as c\n| max(a) by d'],
    ['* | total as x | total x by y', '*\n| total as x\n| total x by y'],
    ['* | backshift a, 2 by b as c', '*\n| backshift a, 2 as c by b'],
    ['* | top 5 a by count | top 5 a by _count, a asc', '*\n| top 5 a by count\n| top 5 a by _count, a asc'],
    ['* | lookup a from path://x on b=c | count', '*\n| lookup a from path://x on b=c\n| count'],
    ['* | toUpperCase(a) | num(b)', '*\n| toUpperCase(a)\n| num(b)'],
    ['* | eval a = b', '*\n| eval a = b'],
    ['* | where a = "x | y" // c | d\n| count', '*\n| where a = "x | y"\n| count'],
  ])('%s', (text, printed) => {
    const parsed = parse(text)
    expect(parsed.errors).toEqual([])
    expect(parsed.printed).toBe(printed)
  })

  test('a slash divides after a value and opens a regular expression after `matches`', () => {
    expect(parse('* | where a / 2 matches /b/ and c / d > 1').printed).toBe(
      '*\n| where a / 2 matches /b/ and c / d > 1',
    )
  })

  test('strings are raw: only a quote is escaped', () => {
    expect(parse('* | where a = "C:\\d \\" \\\\"').errors).toEqual([])
  })

  test('what cannot be read is reported and the next pipe read on', () => {
    const { errors, query } = parse('* | where = | count by a | sort by | limit x | fields b')
    expect(errors).toEqual(['syntax/unexpected =', 'syntax/unexpected |', 'syntax/unexpected x'])
    expect(query.operators.map((o) => o.kind)).toEqual(['aggregate', 'fields'])
  })

  test('an open string is named as such', () => {
    expect(parse('* | where a = "b').errors).toEqual(['syntax/unterminated "'])
    expect(parse('"a').errors).toEqual(['syntax/unterminated "'])
  })
})

describe('scope', () => {
  test.each([
    ['a AND b or NOT c', 'a b OR NOT c'],
    ['(a or b) c', '(a OR b) c'],
    ['!a _index = x', 'NOT a _index=x'],
    ['%"x y"="z w" 10.0.0.1 a-b:c/d', '%"x y"="z w" 10.0.0.1 a-b:c/d'],
    ['"type":"x"', '"type" : "x"'],
    ['order orders nothing android', 'order orders nothing android'],
    ['a [subquery: b | compose c] {{d}}', 'a [subquery: b | compose c] {{d}}'],
    ['http://x // comment\n| count', 'http://x\n| count'],
  ])('%s', (text, printed) => {
    const parsed = parse(text)
    expect(parsed.errors).toEqual([])
    expect(parsed.printed).toBe(printed)
  })

  test.each(['(a', 'a)', 'a = ', '=', 'NOT', '()'])('%s is refused', (text) => {
    expect(parse(text).errors).toHaveLength(1)
  })
})

describe('text of a page after the query', () => {
  const ending = (text: string) => {
    const { trailing, errors } = parse(text)
    return trailing === undefined ? errors : text.slice(trailing.start, trailing.end)
  }

  test('a sentence ends the query', () => {
    expect(ending('* | sort by a desc Sumo Logic finds "it" | here.\n')).toBe('Sumo Logic finds "it" | here.')
    expect(ending('* | fields a, b\nThis query finds it')).toBe('This query finds it')
  })

  test('a slip does not', () => {
    expect(ending('* | where a = 1 adn b = 2')).toEqual(['syntax/unexpected adn'])
    expect(ending('* | where a = 1 AND | count')).toEqual(['syntax/unexpected |'])
    expect(ending('* | limit 10 Foo = bar')).toEqual(['syntax/unexpected Foo'])
  })
})

test('the tree is shown as indented text', () => {
  const { query } = parse('a | if(b matches "c*", 1, d) as e')
  expect(printTree(query)).toBe(
    [
      'query',
      '  scope: keyword',
      '    text: a',
      '  operators',
      '    assign',
      '      expr: call',
      '        fn: if',
      '        args',
      '          matches',
      '            value: field',
      '              name: b',
      '            pattern: string',
      '              raw: c*',
      '          number',
      '            text: 1',
      '          field',
      '            name: d',
      '      alias: e',
      '',
    ].join('\n'),
  )
})
