import type { Arguments } from '../lower/arguments.ts'
import type { Builtins } from '../lower/builtin.ts'
import type { Lowering } from '../lower/context.ts'
import { closed } from '../lower/fold.ts'
import type { Frame } from '../lower/frame.ts'
import {
  intervalOf,
  joined,
  type Looking,
  lookupOf,
  oneRow,
  refusedArguments,
  rowsOf,
  sameCount,
  subqueryOf,
} from '../lower/lookup.ts'

/** library.humio.com/data-analysis/functions-definetable.html */
function lowerDefineTable(args: Arguments, frame: Frame, cx: Lowering): Frame {
  if (refusedArguments(args, ['view'], cx)) return frame
  const interval = intervalOf(args, cx)
  const pipeline = subqueryOf(args, 'query', cx)
  const name = args.text('name')
  if (pipeline === undefined || name === undefined || interval === undefined) return frame
  const include = args.fields('include')
  cx.within((start) => {
    const end = cx.steps(pipeline.steps, start)
    // A table has the included fields only; they are looked up while its own scan is the current one.
    const fields = new Map(include.map((f) => [f.name, cx.field(end, f.name, f.span)]))
    cx.tables.set(name, { frame: closed(end, end.plan, fields, args.fn), include: include.map((f) => f.name) })
  }, interval)
  return frame
}

/** library.humio.com/data-analysis/functions-match.html, over a table that the query defines. */
function lowerMatch(args: Arguments, frame: Frame, cx: Lowering, negated: boolean): Frame {
  const name = args.text(args.has('table') ? 'table' : 'file')
  const table = name === undefined ? undefined : cx.tables.get(name)
  if (table === undefined) {
    cx.refuse(`\`match()\` with the file \`${name ?? ''}\``, args.span)
    return frame
  }
  const mode = args.text('mode') ?? 'string'
  if (mode !== 'string') {
    cx.refuse(`\`match(mode=${mode})\``, args.raw('mode')?.span ?? args.span)
    return frame
  }
  const rows = rowsOf('nrows', 500, args, cx)
  if (rows === undefined) return frame
  const looking: Looking = { rows, ignoreCase: args.flag('ignoreCase', false) }
  const fields = args.fields('field')
  const columns = args.has('column') ? args.fields('column') : fields
  if (!sameCount(args, fields, columns, cx)) return frame
  const wanted = args.has('include') ? args.fields('include').map((f) => f.name) : table.include
  const names = new Set(columns.map((c) => c.name))
  const include = wanted.filter((n) => n !== '*' && !names.has(n))
  const all = wanted.includes('*')
    ? [...include, ...table.include.filter((n) => !names.has(n) && !include.includes(n))]
    : include
  const lookup = lookupOf(table.frame, columns, all, looking, args.span, cx)
  const kind = negated ? 'anti' : args.flag('strict', true) ? 'inner' : 'left'
  return joined(frame, fields, lookup, kind, looking, args.span, cx)
}

export const MATCHES: Builtins = {
  definetable: {
    kind: 'table',
    names: ['query', 'name', 'include', 'start', 'end', 'view'],
    required: ['query', 'name', 'include'],
    lower: lowerDefineTable,
  },
  match: {
    kind: 'table',
    negatable: true,
    inBranch: oneRow('nrows'),
    names: ['file', 'table', 'field', 'column', 'include', 'mode', 'ignoreCase', 'nrows', 'strict'],
    required: ['field'],
    lower: lowerMatch,
  },
}
