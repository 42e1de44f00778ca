const floors = [
  'source',
  'diagnostics',
  'types',
  'functions',
  'plan',
  'schemas',
  'optimizer|syntax|lint',
  'languages|engines|readers|matching|simulation',
  'detections',
  'session',
  'cli|server',
]

module.exports = {
  forbidden: [
    ...floors.slice(0, -1).map((floor, index) => ({
      name: `${floor}-imports-upward`,
      severity: 'error',
      from: { path: `^src/(${floor})/` },
      to: { path: `^src/(${floors.slice(index + 1).join('|')})/` },
    })),
    {
      name: 'siblings-are-strangers',
      comment:
        'A language, engine or reader may use what its floor shares (files directly in the folder), never a sibling.',
      severity: 'error',
      from: { path: '^src/(languages|engines|readers)/([^/]+)/' },
      to: { path: '^src/(languages|engines|readers)/[^/]+/', pathNot: '^src/$1/$2/' },
    },
    {
      name: 'floor-mates-are-strangers',
      severity: 'error',
      from: { path: '^src/(languages|engines|readers|matching|simulation)/' },
      to: { path: '^src/(languages|engines|readers|matching|simulation)/', pathNot: '^src/$1/' },
    },
    {
      name: 'pure-core',
      comment:
        'source ... languages run in a browser; their only packages are the official KQL parser and the YAML parser of Sigma.',
      severity: 'error',
      from: {
        path: '^src/(source|diagnostics|types|functions|plan|schemas|optimizer|syntax|lint|languages)/',
        pathNot: '[.]test[.]ts$|^src/languages/(kql/scripts|user-cache)[.]ts$',
      },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'],
        pathNot: 'node_modules/(@kusto|yaml)/',
      },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]test[.]ts$' },
  },
}
