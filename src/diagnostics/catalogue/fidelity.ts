import { entry } from './entry.ts'

/** Where an exact answer is not to be had: the query is refused, or a note says what differs from the product. */
export const FIDELITY = {
  'fidelity/not-supported': entry<{ what: string; language: string; reason?: string | undefined }>(
    'error',
    (p) =>
      `${p.what} of ${p.language} is not supported, so the query is refused${p.reason === undefined ? '' : `: ${p.reason}`}`,
  ),
  'fidelity/regex': entry<{ construct: string }>(
    'error',
    (p) => `a regular expression with ${p.construct} has no exact form here, so the query is refused`,
  ),
  'fidelity/vendor-limit': entry<{ what: string; platform: string; limit: number }>(
    'info',
    (p) =>
      `${p.platform} would show at most ${p.limit} rows of ${p.what}; all are shown (\`--vendor-limits\` applies the limit)`,
  ),
  'fidelity/choice': entry<{ topic: string; choice: string }>('info', (p) => `${p.topic}: ${p.choice}`),
  'fidelity/data-columns': entry<{ what: string }>(
    'error',
    (p) => `the columns that ${p.what} gives are known from data only, so there is no plan without data`,
  ),
}
