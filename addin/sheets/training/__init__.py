"""培训. Courses: who took part, for how many hours."""
