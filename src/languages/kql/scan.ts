import { type Column, call, reference, text } from '../../plan/expr.ts'
import type { Computed } from '../../plan/plan.ts'
import type { Table } from '../../schemas/table.ts'
import type { Span } from '../../source/text.ts'
import { visibleColumns } from './bind.ts'
import type { ExtraColumn, Rows } from './binding.ts'
import { type Lowering, missing, rowsOf } from './lowering.ts'
import { convertTo, orEmpty } from './values.ts'

/** Reads a table; a string column has the empty text for what is missing, as strings of KQL are never null. */
export function scan(cx: Lowering, table: Table, span: Span): Rows {
  const read = new Map<string, Column>()
  const extras = cx.extras.get(table.name) ?? []
  const visible = visibleColumns(table, cx.options).filter((c) => !extras.some((e) => e.name === c.name))
  for (const column of visible) read.set(column.name, cx.columns.fresh(column.name, column.type))
  for (const name of sourceNames(table, extras)) {
    const column = table.columns.find((c) => c.name === name)
    if (column !== undefined && !read.has(name)) read.set(name, cx.columns.fresh(name, column.type))
  }
  const columns: Computed[] = visible.flatMap((column) => {
    const source = read.get(column.name)
    if (source === undefined) return []
    const expr = reference(source, span)
    const made: Computed =
      column.type === 'string'
        ? { ...cx.columns.fresh(column.name, 'string'), expr: orEmpty(expr) }
        : { ...source, expr }
    cx.setOrigin(made.id, { table, column })
    return [made]
  })
  for (const extra of extras) columns.push(extraColumn(cx, table, extra, read, span))
  return rowsOf({
    kind: 'project',
    input: { kind: 'scan', table: table.name, columns: [...read.values()], span },
    columns,
    span,
  })
}

/** Columns that aliases and members are read from, which may not be visible themselves. */
function sourceNames(table: Table, extras: readonly ExtraColumn[]): readonly string[] {
  return extras.flatMap((e) => {
    if (e.source.kind === 'alias') return [e.source.target]
    if (e.source.kind === 'parsed') return [e.name]
    return e.source.kind === 'rest' && table.rest !== undefined ? [table.rest] : []
  })
}

function extraColumn(
  cx: Lowering,
  table: Table,
  extra: ExtraColumn,
  read: ReadonlyMap<string, Column>,
  span: Span,
): Computed {
  const column = cx.columns.fresh(extra.name, extra.type)
  cx.setOrigin(column.id, { table, column: { name: extra.name, type: extra.type, standing: 'record' } })
  const { source } = extra
  const own = source.kind === 'parsed' ? read.get(extra.name) : undefined
  if (own !== undefined) {
    cx.note(span, `\`${extra.name}\` of \`${table.name}\``, 'it is text, which is read as JSON')
    return { ...column, expr: call('dynamic.parse', [reference(own, span)], span) }
  }
  if (source.kind === 'alias') {
    const target = read.get(source.target)
    if (target !== undefined) {
      const expr = reference(target, span)
      return { ...column, expr: target.type === 'string' ? orEmpty(expr) : expr }
    }
  }
  const rest = source.kind === 'rest' && table.rest !== undefined ? read.get(table.rest) : undefined
  if (rest !== undefined) {
    const member = call('dynamic.member', [reference(rest, span), text(extra.name)], span)
    return { ...column, expr: convertTo(cx, member, extra.type) }
  }
  return { ...column, expr: missing(extra.type, span) }
}
