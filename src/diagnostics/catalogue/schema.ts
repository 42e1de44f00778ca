import { entry } from './entry.ts'

/** A name that the platform does not have, used under the lenient profile. */
export const SCHEMA = {
  'schema/column-from-record': entry<{ name: string; table: string; platform: string }>(
    'warning',
    (p) => `\`${p.table}\` has no column \`${p.name}\` in ${p.platform}; the records carry one, which is used`,
  ),
  'schema/column-of-rest': entry<{ name: string; table: string; platform: string }>(
    'warning',
    (p) =>
      `\`${p.table}\` has no column \`${p.name}\` in ${p.platform}; it is looked for among the other fields of each record, and null where there is none`,
  ),
  'schema/field-of-message': entry<{ name: string; table: string }>(
    'warning',
    (p) =>
      `\`${p.table}\` has no column \`${p.name}\`; it is looked for in messages that are JSON, and null where there is none`,
  ),
  'schema/column-alias': entry<{ name: string; table: string; platform: string; target: string }>(
    'warning',
    (p) => `\`${p.table}\` has no column \`${p.name}\` in ${p.platform}; it is read as \`${p.target}\``,
  ),
  'schema/column-not-read': entry<{ name: string }>(
    'info',
    (p) => `nothing that was read carries \`${p.name}\`: it is null everywhere`,
  ),
  'schema/table-without-rows': entry<{ table: string; wanted: string }>(
    'warning',
    (p) => `nothing that was read gives \`${p.table}\` rows: it takes ${p.wanted}`,
  ),
  'schema/no-times': entry<{ table: string }>(
    'error',
    (p) => `\`${p.table}\` has no column of times, so \`--since\` and \`--until\` cannot limit it`,
  ),
  'schema/column-of-setup': entry<{ name: string; table: string; platform: string; how: string }>(
    'warning',
    (p) =>
      `\`${p.table}\` has no column \`${p.name}\` of its own in ${p.platform}: it is null unless ${p.how} gives it`,
  ),
  'schema/column-absent': entry<{ name: string; table: string; platform: string }>(
    'warning',
    (p) =>
      `\`${p.table}\` has no column \`${p.name}\` in ${p.platform}, and no record carries one: it is null everywhere`,
  ),
}
