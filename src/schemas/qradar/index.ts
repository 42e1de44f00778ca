import type { ViewDefinition } from '../view.ts'

export const QRADAR_VIEWS: readonly ViewDefinition[] = []
