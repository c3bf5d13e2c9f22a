import { askAs, expect, settled, signInAs, speak, test } from './support/test'

/** The name of the definition that this run keeps, and takes away again. */
const NAME = `迁徙率 ${Date.now() % 100_000}`

test('from the catalogue to a report, its loans, a workbook and a schedule', async ({ page }) => {
  await speak(page, 'zh')
  await signInAs(page, 'risk')
  await page.goto('/admin/reports')
  await settled(page)
  await page.getByRole('link', { name: /逾期阶段分布/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('逾期阶段分布')
  await settled(page)

  await test.step('the ledger agrees, and every figure says what it means', async () => {
    const ledger = page.getByRole('region', { name: '与总账核对' })
    await expect(ledger.getByText('一致', { exact: true }).first()).toBeVisible()
    await expect(ledger.getByText('不一致')).toHaveCount(0)
    await expect(page.getByRole('region', { name: '指标口径' })).toContainText('逾期率')
    await expect(page.getByRole('img', { name: '月末余额' })).toBeVisible()
  })

  await test.step('who may not is refused', async () => {
    const asked = 'query ($wanted: ReportWantedInput!) { report(wanted: $wanted) { total } }'
    const wanted = { report: 'buckets', start: '2026-01-01', end: '2026-12-31' }
    await expect(askAs('cashier')(asked, { wanted })).rejects.toThrow(/FORBIDDEN/)
  })

  await test.step('another dimension stands in the address', async () => {
    await page.getByRole('combobox', { name: '维度' }).click()
    await page.getByTitle('产品', { exact: true }).click()
    await page.keyboard.press('Escape')
    await settled(page)
    await expect(page).toHaveURL(/by=month%2Cbucket%2Cproduct/)
    await expect(page.getByRole('columnheader', { name: '产品' })).toBeVisible()
    await page.goBack()
    await settled(page)
  })

  await test.step('from a figure to the loans behind it, and to one of them', async () => {
    const cell = page.getByRole('link', { name: /查看 笔数 背后的借据/ }).first()
    const count = Number((await cell.innerText()).replace(',', ''))
    await cell.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('借据明细')
    await settled(page)
    const rows = page.locator('.ant-table-tbody tr.ant-table-row')
    await expect(rows).toHaveCount(Math.min(count, 20))
    await page.getByRole('link', { name: /^JJ/ }).first().click()
    await settled(page)
    await expect(page).toHaveURL(/\/loans\//)
    await page.goBack()
    await settled(page)
    await page.getByRole('button', { name: '导出 Excel' }).click()
    await page.getByRole('alert').getByRole('button', { name: '我的导出' }).click()
    await expect(page).toHaveURL(/\/admin\/exports/)
    const first = page.locator('.ant-table-tbody tr.ant-table-row').first()
    await expect(async () => {
      await page.reload()
      await settled(page)
      await expect(first).toContainText('可下载', { timeout: 1_000 })
    }).toPass()
    await expect(first).toContainText('报表借据明细')
    await expect(first.locator('td').nth(2)).toHaveText(String(count))
  })

  await test.step('kept under a name, written each month', async () => {
    await page.goto('/admin/reports/roll')
    await settled(page)
    await page.getByRole('button', { name: '保存定义' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel('名称').fill(NAME)
    await drawer.getByRole('combobox', { name: '定时生成' }).click()
    await page.getByTitle('每月 2 日').click()
    await drawer.getByRole('button', { name: /确\s*认|提\s*交/ }).click()
    await expect(drawer).toBeHidden()
    await page.goto('/admin/reports')
    await settled(page)
    const row = page.getByRole('row', { name: new RegExp(NAME) })
    await expect(row).toContainText('每月 2 日')
    await row.getByRole('link', { name: NAME }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('逾期迁徙率')
    await page.goBack()
    await settled(page)
    await row.getByRole('button', { name: `删除 ${NAME}` }).click()
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: /确\s*定/ })
      .click()
    await expect(row).toBeHidden()
  })
})
