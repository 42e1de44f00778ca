import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    reporters: [['default', { summary: false }], './test/count-reporter.ts'],
    setupFiles: ['./test/fixed-seed.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
  },
})
