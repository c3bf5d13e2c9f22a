import { createBrowserRouter } from 'react-router'
import { features } from './features'
import { Guarded } from './shell/Guarded'
import { NotFound } from './shell/NotFound'
import { RouteFailed } from './shell/RouteFailed'
import { Shell } from './shell/Shell'

const screens = features
  .flatMap((feature) => feature.screens)
  .map(({ path, auth, lazy }) => ({
    path,
    lazy: async () => {
      const { Component } = await lazy()
      return { element: auth ? <Guarded Screen={Component} /> : <Component /> }
    },
  }))

export const router = createBrowserRouter(
  [
    {
      path: '/',
      element: <Shell />,
      errorElement: <RouteFailed />,
      hydrateFallbackElement: <div />,
      children: [
        {
          errorElement: <RouteFailed />,
          children: [...screens, { path: '*', element: <NotFound /> }],
        },
      ],
    },
  ],
  { basename: '/m' },
)
