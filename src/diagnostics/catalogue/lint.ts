import { entry } from './entry.ts'

/** What a query says that it cannot mean: found on the plan, each with a smallest value as its proof. */
export const LINT = {
  'lint/covered-condition': entry<{ condition: string; by: string; proof?: string | undefined }>(
    'warning',
    (p) => `\`${p.condition}\` adds nothing: ${p.by} is true of all that it is true of${such(p.proof)}`,
  ),
  'lint/redundant-condition': entry<{ condition: string; by: string; proof?: string | undefined }>(
    'info',
    (p) => `\`${p.condition}\` takes nothing away: ${p.by} already requires it${such(p.proof)}`,
  ),
  'lint/contradiction': entry<{ condition: string; by: string; proof: string }>(
    'warning',
    (p) => `\`${p.condition}\` is never true together with ${p.by}: ${p.proof}`,
  ),
  'lint/impossible-comparison': entry<{ condition: string; proof: string }>(
    'warning',
    (p) => `\`${p.condition}\` is never true: ${p.proof}`,
  ),
  'lint/dead-alternative': entry<{ alternative: string; by: string; proof: string }>(
    'info',
    (p) => `\`${p.alternative}\` adds nothing: ${p.by} matches all that it matches${such(p.proof)}`,
  ),
  'lint/shadowed-branch': entry<{ by: string; proof?: string | undefined }>(
    'warning',
    (p) => `this branch is never taken: ${p.by} before it takes all that it would${such(p.proof)}`,
  ),
  'lint/shadowed-alternative': entry<{ alternative: string; by: string; proof: string }>(
    'info',
    (p) => `\`${p.alternative}\` never decides here: ${p.by} before takes all that it matches${such(p.proof)}`,
  ),
  'lint/unreachable-branch': entry<{ by: string }>('warning', (p) => `this branch is never taken: ${p.by}`),
  'lint/loose-file-name': entry<{ pattern: string; column: string; examples: readonly string[] }>(
    'warning',
    (p) => `names longer than \`${p.pattern}\` match in \`${p.column}\`, too: ${list(p.examples)}`,
  ),
  'lint/loose-word': entry<{ pattern: string; examples: readonly string[] }>(
    'info',
    (p) => `words longer than \`${p.pattern}\` match, too: ${list(p.examples)}`,
  ),
  'lint/unescaped-dot': entry<{ pattern: string; example: string }>(
    'info',
    (p) => `the dot of \`${p.pattern}\` matches any character: \`${p.example}\` matches, too`,
  ),
  'lint/mixed-case': entry<{ text: string; example: string }>(
    'info',
    (p) => `\`${p.text}\` counts case beside a condition that does not: \`${p.example}\` meets that one and fails here`,
  ),
  'lint/partial-private-networks': entry<{ column: string; examples: readonly string[] }>(
    'info',
    (p) =>
      `private networks are kept out, but other addresses of \`${p.column}\` that are not public pass: ${p.examples.join(', ')}`,
  ),
  'lint/unqualified-event-id': entry<{ id: string; columns: readonly string[] }>(
    'info',
    (p) => `event id \`${p.id}\` is given by many providers, and no condition tells which: ${list(p.columns)} would`,
  ),
  'lint/old-property': entry<{ name: string; newer: string }>(
    'info',
    (p) => `\`${p.name}\` is the property's name in older content extensions only; newer ones call it \`${p.newer}\``,
  ),
  'lint/unassigned-log-source-type': entry<{ id: string; between: string }>(
    'warning',
    (p) => `log source type \`${p.id}\` is assigned to nothing: ${p.between}`,
  ),
  'lint/receipt-time': entry<{ alias: string }>(
    'info',
    (p) =>
      `\`${p.alias}\` is the time at which QRadar received the event (\`starttime\`); the event's own is \`devicetime\``,
  ),
  'lint/formatted-order': entry<{ written: string; time: string; problem?: string | undefined }>('info', (p) =>
    p.problem === undefined
      ? `\`${p.written}\` sorts as text, which is right only as long as its pattern is; \`${p.time}\` sorts by time`
      : `\`${p.written}\` sorts as text and not by time: ${p.problem}`,
  ),
  'lint/unlimited-order': entry(
    'info',
    () => 'every row that matches is sorted and returned: without LIMIT a console may answer with an error',
  ),
  'lint/both-directions': entry(
    'info',
    () =>
      'event `3` of Sysmon tells connections of both directions: those that were accepted on such a port match, too',
  ),
  'lint/idle-allow': entry<{ name: string }>(
    'info',
    (p) => `\`lint-allow ${p.name}\` allows nothing: there is no finding \`lint/${p.name}\` in this text`,
  ),
  'lint/absent-field': entry<{ name: string; events: string; effect: string }>(
    'warning',
    (p) => `\`${p.name}\` is on no ${p.events} event: ${p.effect}`,
  ),
  'lint/unused-field': entry<{ name: string }>(
    'info',
    (p) => `\`${p.name}\` is computed, and neither read nor shown afterwards`,
  ),
  'lint/incomplete-sum': entry<{ name: string; sum: string; others: readonly string[] }>(
    'warning',
    (p) =>
      `\`${p.name}\` is a flag like ${list(p.others)}, but \`${p.sum}\` leaves it out: a row with that flag alone sums to 0`,
  ),
}

function such(proof: string | undefined): string {
  return proof === undefined ? '' : ` (\`${proof}\`)`
}

function list(items: readonly string[]): string {
  return items.map((item) => `\`${item}\``).join(', ')
}
