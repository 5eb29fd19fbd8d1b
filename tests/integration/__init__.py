"""Does it hold on real shapes?"""
