// From a product to the money: products, wizard, applications, offer, contracts, line.
const as = '10009000202'
const own = (name, path) => ({ app: 'm', as, name, path })
const found = (name, find) => ({ app: 'm', as, name, find })

const productId = async (ask, code) => {
  const { products } = await ask('{ products { id code versions { id } } }')
  return products.find((one) => one.code === code)
}
const application = async (ask, kind) => {
  const { me } = await ask('{ me { applications { id kind } } }')
  return encodeURIComponent(me.applications.find((one) => one.kind === kind).id)
}

export default [
  own('products', '/products'),
  found(
    'product',
    async (ask) => `/products/${encodeURIComponent((await productId(ask, 'CASH')).id)}`,
  ),
  found(
    'apply-start',
    async (ask) =>
      `/apply/start/${encodeURIComponent((await productId(ask, 'CASH')).versions[0].id)}`,
  ),
  own('applications', '/applications'),
  found('application', async (ask) => `/applications/${await application(ask, 'LOAN')}`),
  found('application-line', async (ask) => `/applications/${await application(ask, 'LINE')}`),
  found('offer', async (ask) => `/applications/${await application(ask, 'LOAN')}/offer`),
  own('contracts', '/contracts'),
  {
    app: 'm',
    as: '10009000201',
    name: 'contract',
    find: async (ask) => {
      const { me } = await ask('{ me { contracts { id } } }')
      return `/contracts/${encodeURIComponent(me.contracts[0].id)}`
    },
  },
  {
    app: 'm',
    as: '10009000201',
    name: 'application-rejected',
    find: async (ask) => {
      const { me } = await ask('{ me { applications { id } } }')
      return `/applications/${encodeURIComponent(me.applications[0].id)}`
    },
  },
  own('line', '/line'),
  own('line-draw', '/line/draw'),
]
