import { type ExportedPackage, type ExportFile, shortTactic } from './exported.ts'

/**
 * One layer of the ATT&CK Navigator for all packages
 * (https://github.com/mitre-attack/attack-navigator/blob/master/layers/spec/v4.5/layerformat.md). The score of a technique
 * is the share, in percent, of its attack scenarios that are seen where the telemetry can show them; without a test it
 * has none.
 */
export function exportNavigator(packages: readonly ExportedPackage[]): ExportFile {
  const cells = new Map<string, ExportedPackage[]>()
  for (const one of packages) {
    for (const { technique, tactic } of one.detection.attack) {
      const key = `${technique} ${shortTactic(tactic)}`
      if (!(cells.get(key)?.includes(one) ?? false)) cells.set(key, [...(cells.get(key) ?? []), one])
    }
  }
  const techniques = [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, of]) => cell(key, of))
  const layer = {
    name: 'siemless detections',
    versions: { attack: '18', navigator: '5.2.0', layer: '4.5' },
    domain: 'enterprise-attack',
    description: 'Share of attack scenarios, by technique, that the queries of the packages see',
    sorting: 3,
    layout: { layout: 'side', showID: true, showName: true, expandedSubtechniques: 'annotated' },
    hideDisabled: false,
    techniques,
    gradient: { colors: ['#ff6666', '#ffe766', '#8ec843'], minValue: 0, maxValue: 100 },
    legendItems: [],
    showTacticRowBackground: false,
    selectTechniquesAcrossTactics: true,
    selectSubtechniquesWithParent: false,
  }
  return { name: 'siemless-layer.json', text: `${JSON.stringify(layer, null, 2)}\n` }
}

function cell(key: string, packages: readonly ExportedPackage[]) {
  const [techniqueID = '', tactic = ''] = key.split(' ')
  const counts = packages.map(countsOf)
  const seen = counts.reduce((sum, count) => sum + count.seen, 0)
  const visible = counts.reduce((sum, count) => sum + count.visible, 0)
  const titles = packages.map(({ detection }) => `${detection.title} (${detection.id})`)
  const tested = visible === 0 ? 'not tested' : `${seen} of ${visible} visible scenarios and platforms seen`
  return {
    techniqueID,
    tactic,
    ...(visible === 0 ? {} : { score: Math.round((100 * seen) / visible) }),
    comment: `${titles.join('; ')}: ${tested}`,
    enabled: true,
    metadata: packages.map(({ detection }) => ({
      name: detection.id,
      value: detection.queries.map(({ platform }) => platform).join(', '),
    })),
    showSubtechniques: true,
  }
}

/** Verdicts of the package's own queries about its attack scenarios. */
function countsOf({ report }: ExportedPackage): { readonly seen: number; readonly visible: number } {
  const verdicts = (report?.scenarios ?? [])
    .filter(({ kind }) => kind === 'attack')
    .flatMap(({ verdicts }) => verdicts.filter((_, index) => report?.columns[index]?.set === undefined))
  const outcomes = verdicts.map(({ outcome }) => outcome)
  return {
    seen: outcomes.filter((outcome) => outcome === 'seen').length,
    visible: outcomes.filter((outcome) => outcome !== 'not-visible').length,
  }
}
