import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts'
import type { Platform } from '../schemas/table.ts'
import { NO_SPAN } from '../source/text.ts'
import { readInside } from './inside.ts'
import { type ManifestReader, readManifest } from './manifest.ts'
import { CONFIDENCES, type Detection, type DetectionQuery, ENTITIES, SEVERITIES, STATUSES } from './package.ts'

const PLATFORMS: readonly Platform[] = ['defender', 'sentinel', 'falcon', 'qradar', 'sumo', 'sigma']

export interface LoadedDetections {
  readonly detections: readonly Detection[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Loads every package (a folder with a `detection.yaml`) at or below the given directories, ordered by path. */
export async function loadDetections(directories: readonly string[]): Promise<LoadedDetections> {
  const detections: Detection[] = []
  const diagnostics: Diagnostic[] = []
  for (const directory of directories) {
    const manifests = await findManifests(directory)
    if (manifests.length === 0) {
      const reason = 'there is no detection package (a folder with a `detection.yaml`) here'
      diagnostics.push(diagnostic('detection/invalid', directory, NO_SPAN, { path: directory, reason }))
    }
    for (const manifest of manifests) {
      const loaded = await loadPackage(manifest)
      diagnostics.push(...loaded.diagnostics)
      if (loaded.detection !== undefined) detections.push(loaded.detection)
    }
  }
  return { detections, diagnostics: [...diagnostics, ...duplicateIds(detections)] }
}

async function findManifests(directory: string): Promise<readonly string[]> {
  const info = await stat(directory).catch(() => undefined)
  if (info?.isFile() && path.basename(directory) === 'detection.yaml') return [directory]
  if (!info?.isDirectory()) return []
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => [])
  const found: string[] = []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const full = path.join(directory, entry.name)
    if (entry.isDirectory()) found.push(...(await findManifests(full)))
    else if (entry.name === 'detection.yaml') found.push(full)
  }
  return found
}

interface QueryManifest extends Omit<DetectionQuery, 'text' | 'path'> {
  readonly reader: ManifestReader
}

async function loadPackage(
  manifestPath: string,
): Promise<{ readonly detection?: Detection; readonly diagnostics: readonly Diagnostic[] }> {
  const directory = path.dirname(manifestPath)
  const text = await readFile(manifestPath, 'utf8').catch(() => undefined)
  if (text === undefined) {
    const reason = 'the file cannot be read'
    return { diagnostics: [diagnostic('detection/invalid', manifestPath, NO_SPAN, { path: manifestPath, reason })] }
  }
  const source = { name: manifestPath, text }
  const { value, diagnostics } = readManifest(source, (manifest) => readDetection(manifest))
  if (value === undefined) return { diagnostics }
  const queries: DetectionQuery[] = []
  const problems: Diagnostic[] = []
  for (const { reader: _, ...query } of value.queries) {
    const text = await readInside(directory, query.file)
    if (text === undefined) {
      const reason = `\`${query.file}\` is no readable file inside the package`
      problems.push(diagnostic('detection/invalid', manifestPath, NO_SPAN, { path: manifestPath, reason }))
    } else {
      queries.push({ ...query, text, path: path.join(directory, query.file) })
    }
  }
  if (problems.length > 0) return { diagnostics: [...diagnostics, ...problems] }
  return { detection: { ...value, queries, directory }, diagnostics }
}

function readDetection(manifest: ManifestReader): Omit<Detection, 'queries' | 'directory'> & {
  readonly queries: readonly QueryManifest[]
} {
  const risk = manifest.map('risk')
  const schedule = manifest.map('schedule')
  const noise = manifest.has('noise') ? manifest.map('noise') : undefined
  const detection = {
    id: manifest.text('id'),
    title: manifest.text('title'),
    description: manifest.text('description'),
    status: manifest.choice('status', STATUSES, 'experimental'),
    severity: manifest.choice('severity', SEVERITIES, 'medium'),
    confidence: manifest.choice('confidence', CONFIDENCES, 'low'),
    attack: manifest.maps('attack').map((attack) => {
      const reference = { technique: attack.text('technique'), tactic: attack.text('tactic') }
      attack.finish()
      return reference
    }),
    dataSources: manifest.texts('data_sources'),
    falsePositives: manifest.texts('false_positives'),
    tuning: manifest.texts('tuning'),
    blindSpots: manifest.texts('blind_spots'),
    references: manifest.texts('references'),
    threatActors: manifest.texts('threat_actors'),
    risk: { score: risk?.number('score') ?? 0, reason: risk?.text('reason') ?? '' },
    schedule: { every: schedule?.text('every') ?? '', lookback: schedule?.text('lookback') ?? '' },
    queries: manifest.maps('queries').map(readQuery),
    ...(noise === undefined ? {} : { noiseCeiling: noise.number('ceiling') }),
  }
  noise?.finish()
  risk?.finish()
  schedule?.finish()
  return detection
}

function readQuery(reader: ManifestReader): QueryManifest {
  const query = {
    platform: reader.choice('platform', PLATFORMS, 'defender'),
    file: reader.text('file'),
    requiredTables: reader.texts('required_tables'),
    entities: reader.map('entities')?.textsByKey(ENTITIES) ?? {},
    reader,
  }
  reader.finish()
  return query
}

function duplicateIds(detections: readonly Detection[]): readonly Diagnostic[] {
  const seen = new Map<string, string>()
  const found: Diagnostic[] = []
  for (const { id, directory } of detections) {
    const other = seen.get(id)
    const file = path.join(directory, 'detection.yaml')
    if (other !== undefined) {
      const reason = `the id \`${id}\` is taken by \`${other}\``
      found.push(diagnostic('detection/invalid', file, NO_SPAN, { path: file, reason }))
    }
    seen.set(id, file)
  }
  return found
}
