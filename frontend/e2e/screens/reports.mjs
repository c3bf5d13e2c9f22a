// Screens of statistics.
const CODES = [
  'balance',
  'buckets',
  'roll',
  'vintage',
  'firstPayment',
  'migration',
  'cash',
  'income',
  'funnel',
  'products',
  'borrowers',
]

export default [
  { app: 'admin', as: 'risk', name: 'reports', path: '/reports' },
  ...CODES.map((code) => ({
    app: 'admin',
    as: 'risk',
    name: `report-${code}`,
    path: `/reports/${code}`,
  })),
  { app: 'admin', as: 'risk', name: 'report-loans', path: '/reports/buckets/loans?figure=loans' },
]
