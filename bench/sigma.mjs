// Every rule of a directory over a million process events: all in one pass, and a sample of them one by one.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DATA, dataFile, generate, NOW } from './generate.mjs'
import { writeRules } from './sigma-rules.mjs'

const RULES = 1200
const SAMPLE = 8

/** In a process of its own, so that peak memory is its own. */
function measure(...args) {
  const script = fileURLToPath(import.meta.url)
  const output = execFileSync(process.execPath, [script, ...args.map(String)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return JSON.parse(output)
}

/** Loads the events once and hunts with the rules of each directory after another, told by stages. */
async function hunt(file, directories) {
  const { openSession } = await import('../dist/index.js')
  const { readRuleFiles } = await import('../dist/detections/rule-files.js')
  const started = performance.now()
  const session = await openSession({ sources: [file], now: NOW })
  const loading = (performance.now() - started) / 1000
  const hunts = []
  for (const directory of directories) {
    const start = performance.now()
    await readRuleFiles([directory], { directory: tmpdir() })
    const before = performance.now()
    const reading = (before - start) / 1000
    const cpu = process.cpuUsage()
    let compiled
    let last
    const progress = () => {
      compiled ??= performance.now()
      last = undefined
    }
    const found = session.hunt({ packages: [], rules: [directory], progress })
    let findings = 0
    // Between two findings without a report of progress nothing was matched.
    let making = 0
    for await (const _ of found) {
      findings += 1
      const now = performance.now()
      if (last !== undefined) making += now - last
      last = now
    }
    const used = process.cpuUsage(cpu)
    const end = performance.now()
    compiled ??= end
    const stages = {
      reading,
      compiling: Math.max(0, (compiled - before) / 1000 - reading),
      matching: (end - compiled - making) / 1000,
      findings: making / 1000,
    }
    const outcomes = {}
    for (const { outcome } of found.ruleRuns) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    const seconds = (end - before) / 1000
    hunts.push({ seconds, stages, cpu: (used.user + used.system) / 1e6, findings, outcomes })
  }
  await session.close()
  return { loading, hunts, peak: process.resourceUsage().maxRSS / 1024 }
}

/** Directories of one rule each, spread over the rules. */
function sampled(directory) {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name))
  const root = mkdtempSync(join(tmpdir(), 'siemless-bench-'))
  const singles = Array.from({ length: Math.min(SAMPLE, files.length) }, (_, i) => {
    const file = files[Math.floor((i * files.length) / SAMPLE)]
    const single = join(root, String(i))
    mkdirSync(single)
    copyFileSync(join(directory, file), join(single, 'rule.yml'))
    return single
  })
  return { root, singles }
}

export async function sigma(count) {
  await generate(count)
  const file = fileURLToPath(dataFile(count, 'sysmon.jsonl'))
  const own = new URL(`${RULES}-rules/`, DATA)
  const given = process.env.SIGMA_RULES
  if (given === undefined && !existsSync(own)) writeRules(own, RULES)
  const directory = given ?? fileURLToPath(own)
  const number = (n, digits = 1) => n.toLocaleString('en', { maximumFractionDigits: digits })
  const megabytes = statSync(file).size / 1e6

  const { loading, hunts, peak } = measure(file, directory)
  const [all] = hunts
  const rules = Object.values(all.outcomes).reduce((sum, n) => sum + n, 0)
  const total = loading + all.seconds
  const outcomes = Object.entries(all.outcomes).map(([outcome, n]) => `${number(n)} ${outcome}`)
  console.log(
    `Sigma: ${number(rules)} rules (${outcomes.join(', ')}) over ${number(count)} events, ${number(megabytes)} MB`,
  )
  console.log(`loading         ${number(loading)} s`)
  console.log(
    `all rules       ${number(all.seconds)} s (${number(all.cpu)} s of CPU), ${number(all.findings)} findings`,
  )
  const { reading, compiling, matching, findings } = all.stages
  console.log(
    `of these        reading rules ${number(reading)} s, compiling ${number(compiling)} s, matching ${number(matching)} s, findings ${number(findings)} s`,
  )
  console.log(
    `together        ${number(total)} s, ${number(count / total / 1000)} k events/s, ${number(megabytes / total)} MB/s, peak ${number(peak, 0)} MiB`,
  )
  console.log(
    `rules alone     ${number(count / all.seconds / 1000)} k events/s, ${number(megabytes / all.seconds)} MB/s`,
  )

  const { root, singles } = sampled(directory)
  const single = measure(file, ...singles)
  rmSync(root, { recursive: true })
  const each = single.hunts.reduce((sum, one) => sum + one.seconds, 0) / single.hunts.length
  console.log(
    `one by one      ${number(each * rules)} s (${singles.length} rules, ${number(each, 2)} s each), ${number((each * rules) / all.seconds)} times as long`,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, ...directories] = process.argv.slice(2)
  process.stdout.write(JSON.stringify(await hunt(file, directories)))
}
