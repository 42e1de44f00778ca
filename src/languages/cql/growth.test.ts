import { expect, test } from 'vitest'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import { optimize } from '../../optimizer/index.ts'
import type { Table } from '../../schemas/table.ts'
import { CQL_LANGUAGE } from './index.ts'

const TABLE: Table = {
  name: 'events',
  columns: ['x', 'list[0]'].map((name) => ({ name, type: 'string', standing: 'schema' })),
}

function compile(text: string): ReturnType<typeof CQL_LANGUAGE.compile> {
  return CQL_LANGUAGE.compile(
    { name: 'growth.cql', text },
    {
      catalog: { tables: new Map([['events', TABLE]]) },
      profile: 'lenient',
      now: 0n,
      timeZone: 'UTC',
      vendorLimits: false,
    },
  )
}

const nested = (depth: number): string =>
  depth === 0 ? 'split("list")' : `case { x=${depth} | ${nested(depth - 1)}; x=a | split("list"); * }`

test.each([
  ['branches with rows of their own', 'case { split("list"); * } | '.repeat(40), true],
  ['a few of them', 'case { split("list"); * } | '.repeat(3), false],
  ['branches in branches', `${nested(12)} | `, false],
  ['events that share keys', 'selfJoinFilter(x, where=[{x=1}, {x=2}]) | '.repeat(40), true],
  ['values read twice in a branch', `case { * ${'| x := format("%s%s", field=[x, x]) '.repeat(40)} } | `, true],
  ['conditions read twice in a branch', `case { * ${'| case { x=1 | x := concat([x, x]); * } '.repeat(40)} } | `, true],
])('%s become a plan or a diagnostic', (_, steps, isRefused) => {
  const compiled = compile(`${steps}count()`)
  expect(hasErrors(compiled.diagnostics)).toBe(isRefused)
  if (compiled.plan !== undefined) optimize(compiled.plan)
})
