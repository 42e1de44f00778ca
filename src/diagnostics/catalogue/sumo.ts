import { entry } from './entry.ts'

/** What people write in Sumo Logic queries although the product refuses it. */
export const SUMO = {
  'syntax/sumo-eval': entry<{ name: string }>(
    'warning',
    (p) => `Sumo Logic has no \`eval\`; this is read as an expression \`as ${p.name}\``,
  ),
  'syntax/sumo-matches-call': entry(
    'warning',
    () =>
      '`matches` stands between a field and a pattern in Sumo Logic; this call is read as a search for a regular expression',
  ),
  'syntax/sumo-doubled-backslash': entry(
    'warning',
    () => 'strings of Sumo Logic are raw, so a doubled backslash stands for two; here each pair is read as one',
  ),
  'syntax/sumo-aggregate': entry<{ name: string }>(
    'warning',
    (p) => `\`${p.name}\` of Sumo Logic takes a field, no expression; here it takes the value of this one`,
  ),
  'syntax/sumo-quotes': entry('warning', () => 'texts stand in straight double quotes in Sumo Logic'),
  'syntax/sumo-comparison': entry<{ word: string; instead: string }>(
    'warning',
    (p) => `Sumo Logic has no \`${p.word}\`; this is read as \`${p.instead}\``,
  ),
  'syntax/sumo-missing-pipe': entry('warning', () => 'an operator follows a `|` in Sumo Logic; here one is missing'),
  'external/sumo-parameter': entry<{ name: string }>(
    'info',
    (p) => `the parameter \`${p.name}\` has no value and stands for \`*\`, as variables of dashboards do at first`,
  ),
  'schema/sumo-missing-metadata': entry<{ name: string }>(
    'info',
    (p) => `records that carry no \`${p.name}\` are taken to meet this term`,
  ),
}
