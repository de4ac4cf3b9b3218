import { readFileSync } from 'node:fs';
import { startBrowser, DEVICES } from '../support/browser.ts';
const base='http://127.0.0.1:3470';
const browser=await startBrowser();
const as=async(who:string|null,dev:'phone'|'desktop',locale='zh-CN')=>{const ctx=await browser.newContext({...DEVICES[dev],locale}); if(who) await ctx.request.post(base+'/sign-in/demonstration',{form:{accountNumber:who},headers:{'sec-fetch-site':'same-origin',origin:base},maxRedirects:0}); return ctx.newPage();};
const shot=async(p:any,n:string)=>{await p.screenshot({path:`/tmp/hj/looks/w-${n}.png`,fullPage:true}); console.log(n,p.url(),await p.evaluate(()=>document.documentElement.scrollWidth>innerWidth?'OVERFLOW':''));};
// renewal by a phone: apply
let p=await as('yz001798','phone'); await p.goto(base+'/certification'); await p.getByRole('button',{name:'申请续期'}).click(); await p.getByText('待单位审核').waitFor(); await shot(p,'1-applied');
// unit: without reason, then return
let u=await as('demo-unit','desktop'); await u.goto(base+'/admin/certification?status=SUBMITTED'); await u.getByRole('link',{name:'戴子莹'}).click(); await u.getByLabel('退回修改').check(); await u.getByLabel('理由').fill(' '); await u.getByRole('button',{name:'记录处理意见'}).click(); await u.waitForTimeout(800); await shot(u,'2-noreason');
await u.getByLabel('理由').fill('请先更正职务'); await u.getByLabel('退回修改').check(); await u.getByRole('button',{name:'记录处理意见'}).click(); await u.getByText('单位审核 · 退回修改').waitFor(); await shot(u,'3-returned');
await p.goto(base+'/certification'); await shot(p,'4-returned'); await p.goto(base+'/notifications').catch(()=>{}); await shot(p,'4b-inbox'); await p.goto(base+'/certification'); await p.getByRole('button',{name:'重新提交'}).click(); await p.getByText('待单位审核').waitFor();
await u.goto(base+'/admin/certification?status=SUBMITTED'); await u.getByRole('link',{name:'戴子莹'}).click(); await u.getByLabel('理由').fill('同意续期'); await u.getByRole('button',{name:'记录处理意见'}).click(); await u.getByText('单位审核 · 同意').waitFor();
let a=await as('demo-authority','desktop'); await a.goto(base+'/admin/certification?status=UNIT_APPROVED'); await a.getByRole('link',{name:'戴子莹'}).click(); await a.getByLabel('理由').fill('同意续期'); await a.getByRole('button',{name:'记录处理意见'}).click(); await a.getByText('工委决定 · 同意').waitFor(); await shot(a,'5-granted');
for(let i=0;i<60;i++){ await a.reload(); if(await a.getByText('已发证').count()) break; await a.waitForTimeout(1000);} await shot(a,'6-issued');
await p.goto(base+'/certification'); await shot(p,'7-held');
const href=await p.locator('a[href^="/certificates/"]').first().getAttribute('href');
for(let i=0;i<60;i++){ await p.goto(base+href); if(await p.getByText('下载PDF').count()) break; await p.waitForTimeout(1000);} await shot(p,'8-cert');
const v=await p.locator('a[href^="/verify?"]').first().getAttribute('href');
let o=await as(null,'phone'); await o.goto(base+v); await shot(o,'9-verify');
let oe=await as(null,'phone','en'); await oe.goto(base+v); await shot(oe,'9-verify-en');
await a.goto(base+href); await shot(a,'10-cert-authority'); await a.getByLabel('注销').check(); await a.locator('textarea[name=reason]').fill('本人退出党务岗位'); await a.getByRole('button',{name:'记入凭证'}).click(); await a.waitForTimeout(1500); await shot(a,'11-ended');
await o.goto(base+v); await shot(o,'12-verify-ended'); await p.goto(base+'/certification'); await shot(p,'13-after');
await browser.close();
