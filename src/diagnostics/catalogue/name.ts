import { entry } from './entry.ts'

export const NAME = {
  'name/unknown-table': entry<{ name: string }>('error', (p) => `there is no table \`${p.name}\``),
  'name/table-without-schema': entry<{ name: string }>(
    'warning',
    (p) => `nothing is known of the table \`${p.name}\`: its columns are guessed from their use, and it cannot be run`,
  ),
  'name/unknown-saved-query': entry<{ name: string }>(
    'warning',
    (p) => `nothing is known of the saved query \`${p.name}\`: its steps are left out, and the query cannot be run`,
  ),
  'name/unknown-column': entry<{ name: string; table: string }>('error', (p) =>
    p.table === '' ? `nothing here is called \`${p.name}\`` : `\`${p.table}\` has no column \`${p.name}\``,
  ),
  'name/unknown-function': entry<{ name: string }>('error', (p) => `there is no function \`${p.name}\``),
}
