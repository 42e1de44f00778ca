import { columnTitle, countTests, OUTCOME_MARKS } from '../../detections/matrix.ts'
import type { PackageReport, TestReport } from '../../detections/test-report.ts'

/** The report as one page without scripts and without anything from elsewhere. */
export function reportHtml(report: TestReport): string {
  const { scenarios, verdicts, passed, failures } = countTests(report)
  const summary = `${report.passed ? 'Passed' : 'Failed'}: ${scenarios} scenarios, ${passed} of ${verdicts} verdicts as expected, ${failures} failures`
  const legend = Object.values(OUTCOME_MARKS).map(({ mark, doc }) => `${mark} ${doc}`)
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>siemless test</title><style>${STYLE}</style></head><body>
<h1>Detection tests</h1>
<p class="${report.passed ? 'good' : 'bad'}">${html(summary)}</p>
<p>${html(legend.join('; '))}; ! not as expected</p>
${report.packages.map(packageHtml).join('\n')}
</body></html>
`
}

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;margin:2rem;max-width:80rem}table{border-collapse:collapse;margin:1rem 0}' +
  'td,th{border:1px solid #8886;padding:.2rem .6rem;text-align:left}td.mark{text-align:center}' +
  '.good{color:#17753a}.bad{color:#b3261e;font-weight:bold}@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}.good{color:#6c6}.bad{color:#f88}}'

function packageHtml({ id, title, columns, scenarios, evasion, noise, failures }: PackageReport): string {
  const heads = columns.map((column) => `<th>${html(columnTitle(column))}</th>`).join('')
  const rows = scenarios.map(({ id: name, title: what, kind, verdicts }) => {
    const cells = verdicts.map(({ outcome, passed, expected, why }) => {
      const tone = passed ? (outcome === 'seen' ? 'good' : '') : 'bad'
      const told = expected.kind === 'not-visible' ? expected.reason : (why?.text ?? OUTCOME_MARKS[outcome].doc)
      return `<td class="mark ${tone}" title="${html(told)}">${OUTCOME_MARKS[outcome].mark}${passed ? '' : '!'}</td>`
    })
    return `<tr><td title="${html(what)}">${html(name)}</td><td>${kind}</td>${cells.join('')}</tr>`
  })
  const families = evasion.flatMap(({ column, families }) =>
    families.map(
      ({ family, caught, variants, passed }) =>
        `<tr><td>${html(columnTitle(column))}</td><td>${family}</td><td class="${passed ? '' : 'bad'}">${caught} of ${variants}</td></tr>`,
    ),
  )
  const rates = noise.map(
    ({ column, events, findings, tuned, perMillion, upperBound }) =>
      `<tr><td>${html(columnTitle(column))}</td><td>${events}</td><td>${findings}</td><td>${tuned}</td><td>${perMillion.toFixed(1)}</td><td>${upperBound.toFixed(1)}</td></tr>`,
  )
  return [
    `<h2>${html(id)} ${html(title)}</h2>`,
    `<table><tr><th>Scenario</th><th>Kind</th>${heads}</tr>${rows.join('')}</table>`,
    families.length === 0
      ? ''
      : `<table><tr><th>Query</th><th>Evasion</th><th>Caught</th></tr>${families.join('')}</table>`,
    rates.length === 0
      ? ''
      : `<table><tr><th>Query</th><th>Benign events</th><th>Findings</th><th>Excluded</th><th>Per million</th><th>At 95 % below</th></tr>${rates.join('')}</table>`,
    failures.length === 0
      ? ''
      : `<ul>${failures.map(({ area, text }) => `<li class="bad">${area}: ${html(text)}</li>`).join('')}</ul>`,
  ].join('\n')
}

function html(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
