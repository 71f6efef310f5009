declare module 'cnchar-order' {
  const order: { dict: { orders: Record<string, string> } };
  export default order;
}
