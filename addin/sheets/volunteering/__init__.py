"""志愿服务. Voluntary service: what was done, by how many, for how many hours."""
