import { readFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { readFindings } from '../../detections/judged-findings.ts'
import { TUNING_FILE } from '../../detections/tuning-file.ts'
import type { Proposal } from '../../detections/tuning-proposals.ts'
import { hasErrors } from '../../diagnostics/diagnostic.ts'
import type { TunedDetection } from '../../session/tune.ts'
import { escapeTerminal } from '../../source/escape.ts'
import type { Command } from '../command.ts'
import { counted } from '../counted.ts'
import { EXIT, systemReason, UsageError } from '../exit.ts'
import { SHARED_FLAGS } from '../flags.ts'
import { printFileDiagnostics } from '../reading.ts'
import { write } from '../terminal.ts'

/** More broken lines than this are counted. */
const MOST_PROBLEMS = 20

/** More scenarios and variants that a proposal hides are counted. */
const MOST_NAMES = 5

export const TUNE: Command = {
  name: 'tune',
  usage: 'FINDINGS',
  summary:
    'Propose exclusions from findings that were judged benign, none of which hides an attack scenario or a variant of one',
  examples: [
    'siemless hunt logs/ --format ndjson > benign.ndjson   # then keep only what is benign',
    'siemless tune benign.ndjson > exclusions.yaml',
  ],
  flags: {
    packages: { value: 'DIR', many: true, help: 'directories of detection packages (default: the shipped ones)' },
    ...SHARED_FLAGS,
  },
  run: async (args, terminal) => {
    const [file, another] = args.positionals
    if (file === undefined || another !== undefined) {
      throw new UsageError(file === undefined ? 'no FINDINGS are given' : `\`${another}\`: one file is expected`, [
        'the output of `siemless hunt --format json` or `ndjson`, or `-` for standard input',
      ])
    }
    const name = escapeTerminal(file)
    const given = readText(file)
    if ('reason' in given) {
      await write(terminal.err, `${name}: it cannot be read: ${given.reason}\n`)
      return EXIT.unreadable
    }
    const { findings, problems } = readFindings(given.text)
    for (const { line, reason } of problems.slice(0, MOST_PROBLEMS)) {
      await write(terminal.err, `${name}:${line}: ${reason}; it is left out\n`)
    }
    if (problems.length > MOST_PROBLEMS) {
      await write(terminal.err, `${name}: ${counted(problems.length - MOST_PROBLEMS, 'more line')} left out\n`)
    }
    if (findings.length === 0) {
      await write(terminal.err, `${name}: there is no finding to tune for\n`)
      return problems.length > 0 ? EXIT.unreadable : EXIT.done
    }
    const { tune } = await import('../../session/tune.ts')
    const packages = args.many('packages')
    const tuning = await tune(findings, { ...(packages.length > 0 ? { packages } : {}), signal: terminal.signal })
    await printFileDiagnostics(tuning.diagnostics, terminal)
    for (const [id, count] of tuning.unknown) {
      const reason = `no package has the detection \`${escapeTerminal(id)}\``
      await write(
        terminal.err,
        `${counted(count, 'finding')}: ${reason}; a rule of your own is tuned by a Sigma filter\n`,
      )
    }
    await write(terminal.out, tuning.detections.map(report).join('---\n'))
    if (problems.length > 0) return EXIT.unreadable
    if (hasErrors(tuning.diagnostics)) return EXIT.invalidQuery
    return tuning.detections.some(({ dangerous }) => dangerous.length > 0) ? EXIT.gateFailed : EXIT.done
  },
}

function readText(file: string): { readonly text: string } | { readonly reason: string } {
  try {
    return { text: readFileSync(file === '-' ? 0 : file, 'utf8') }
  } catch (error) {
    return { reason: systemReason(error) }
  }
}

/** One YAML document; what is not proposed is told in comments. */
function report(tuned: TunedDetection): string {
  const { detection, proposals, unproposed, dangerous } = tuned
  const covered = tuned.alreadyCovered === 0 ? '' : `, ${tuned.alreadyCovered} covered by ${TUNING_FILE} already`
  const comments = [
    `${detection.id}: ${counted(tuned.findings, 'finding')} judged benign${covered}`,
    `for ${detection.directory}/${TUNING_FILE}`,
    ...proofOf(tuned),
    ...unproposed.map(({ findings, reason }) => `not proposed for ${counted(findings, 'finding')}: ${reason}`),
    ...dangerous.flatMap(({ proposal, scenarios }) => [
      `not proposed, as it would hide attacks: ${scenarios.slice(0, MOST_NAMES).join(', ')}${scenarios.length > MOST_NAMES ? `, and ${scenarios.length - MOST_NAMES} more` : ''}`,
      ...yamlOf(proposal)
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => `    ${line}`),
    ]),
  ]
  const head = comments.map((line) => `# ${escapeTerminal(line)}\n`).join('')
  if (proposals.length === 0) return `${head}exclusions: []\n`
  const items = proposals.map((proposal) => {
    const platforms = [...proposal.byPlatform].map(([platform, count]) => `${count} ${platform}`).join(', ')
    return `  # covers ${counted(proposal.covers, 'finding')}: ${platforms}\n${yamlOf(proposal)}`
  })
  return `${head}exclusions:\n${items.join('')}`
}

function proofOf({ proof, proposals }: TunedDetection): readonly string[] {
  if (proposals.length === 0) return []
  if (proof.scenarios === 0) return ['NOT PROVED: the package has no attack scenarios']
  const variants = counted(proof.variants, 'variant')
  if (proof.findings === 0)
    return [`NOT PROVED: the queries find none of its ${counted(proof.scenarios, 'attack scenario')} and ${variants}`]
  return [
    `proved: none of these hides any of the ${counted(proof.findings, 'finding')} of ${proof.seen} of ${counted(proof.scenarios, 'attack scenario')} and of ${proof.variantsSeen} of ${variants}`,
    ...proof.refused.map((file) => `NOT PROVED for ${file}: the query cannot run`),
  ]
}

function yamlOf({ exclusion }: Proposal): string {
  const { id, title, reason, when } = exclusion
  const head = stringify([{ id, title, reason }], { lineWidth: 0 })
  const conditions = when.map(({ entity, test, values }) => {
    const written = { [entity]: { [test]: values } }
    // A text of several lines is written as JSON, which is YAML and stays on one line.
    const condition = values.some((value) => /[\0-\x1f\x7f-\x9f\u2028\u2029]/.test(value))
      ? `${JSON.stringify(written)}\n`
      : stringify(written, { lineWidth: 0, collectionStyle: 'flow' })
    return `      - ${condition}`
  })
  return `${head.replace(/^(?=.)/gm, '  ')}    when:\n${conditions.join('')}`
}
