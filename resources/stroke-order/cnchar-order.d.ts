declare module 'cnchar-order' {
  const order: { dict: { orders: Record<string, string> } };
  // biome-ignore lint/style/noDefaultExport: what the package exports
  export default order;
}
