// Screens of products.
const product = (code, tab) => async (ask) => {
  const { products } = await ask('{ products { id code } }')
  const found = products.find((one) => one.code === code) ?? products[0]
  return `/products/${encodeURIComponent(found.id)}${tab ? `?tab=${tab}` : ''}`
}

export default [
  { app: 'admin', as: 'product', name: 'products', path: '/products' },
  { app: 'admin', as: 'product', name: 'product', find: product('CASH') },
  { app: 'admin', as: 'product', name: 'product-diff', find: product('CASH', 'diff') },
  { app: 'admin', as: 'product', name: 'product-golden', find: product('CASH', 'golden') },
  { app: 'admin', as: 'product', name: 'product-trial', find: product('CASH', 'trial') },
  { app: 'admin', as: 'product', name: 'product-versions', find: product('CASH', 'versions') },
  { app: 'admin', as: 'product', name: 'product-file', find: product('CASH', 'file') },
]
